/** Of the box before a task of a list that is done. */
export const DONE_BOX_CLASS = "task-done";
/** Of the box before a task that is not. */
export const OPEN_BOX_CLASS = "task-open";

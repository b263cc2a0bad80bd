/** Tells whoever reads the log after a crash which complaints the server had survived. */
import type { Logger } from "../../shared/logger.ts";
import { SURVIVED_MARK } from "../../shared/serverLogMarks.ts";

export interface SurvivalMarks {
  /** Writes as the one it was made of, and remembers whether anything was wrong. */
  readonly logger: Logger;
  /** To be called when the server has come through: writes a line if something was wrong since the last. */
  readonly mark: () => void;
}

export function survivalMarks(logger: Logger): SurvivalMarks {
  let isSomethingWrong = false;
  const watched = (inner: Logger): Logger => ({
    ...inner,
    warn: (message) => {
      isSomethingWrong = true;
      inner.warn(message);
    },
    error: (message, cause) => {
      isSomethingWrong = true;
      inner.error(message, cause);
    },
    child: (topic) => watched(inner.child(topic)),
  });
  return {
    logger: watched(logger),
    mark: () => {
      if (isSomethingWrong) logger.info(SURVIVED_MARK);
      isSomethingWrong = false;
    },
  };
}

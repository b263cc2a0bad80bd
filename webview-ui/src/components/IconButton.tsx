import type { ButtonHTMLAttributes, Ref, VNode } from "preact";
import { withHiddenNamed } from "../../../src/core/text/hiddenCharacters.ts";
import { Icon, type IconName } from "./Icon.tsx";

/** What a button says of something that it opens. */
type Opening = Pick<
  ButtonHTMLAttributes,
  "aria-haspopup" | "aria-expanded" | "aria-controls" | "tabIndex" | "onKeyDown"
>;

export interface IconButtonProps extends Opening {
  /** One of the panel's pictures, or one that shows a value. */
  readonly icon: IconName | VNode;
  /** Its name, and its tooltip. */
  readonly label: string;
  readonly onClick: () => void;
  readonly isDisabled?: boolean;
  readonly buttonRef?: Ref<HTMLButtonElement>;
  /** Beside the class of all of them. */
  readonly variant?: string;
}

/** A picture that can be pressed. */
export function IconButton({
  icon,
  label,
  onClick,
  isDisabled = false,
  buttonRef = null,
  variant,
  ...opening
}: IconButtonProps) {
  const name = withHiddenNamed(label);
  return (
    <button
      ref={buttonRef}
      type="button"
      class={variant === undefined ? "icon-button" : `icon-button ${variant}`}
      title={name}
      aria-label={name}
      disabled={isDisabled}
      onClick={onClick}
      {...opening}
    >
      {typeof icon === "string" ? <Icon name={icon} /> : icon}
    </button>
  );
}

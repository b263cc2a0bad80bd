/** Something goes on, and what is written beside it says what. */
export function WaitingDots() {
  return (
    <span class="waiting-dots" aria-hidden="true">
      <i />
      <i />
      <i />
    </span>
  );
}

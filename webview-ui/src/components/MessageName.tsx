/** Whose message begins here, as a heading to jump to: of an article's own name a screen reader may say nothing. */
export function MessageName({ name }: { readonly name: string }) {
  return <h2 class="visually-hidden message-name">{name}</h2>;
}

const HUES = 6;

function hueOf(handle: string): number {
  let sum = 0;
  for (const character of handle) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return sum % HUES;
}

/** Decoration beside a name: the member's picture, else the name's first letter on a colour of their own. */
export function Avatar({
  name,
  handle,
  url,
  large = false,
}: {
  name: string;
  handle: string;
  url: string | null;
  large?: boolean;
}) {
  const size = large ? 'avatar avatar-large' : 'avatar';
  if (url) return <img className={size} src={url} alt="" loading="lazy" />;
  return (
    <span className={size} data-hue={hueOf(handle)} aria-hidden="true">
      {[...name.trim()][0]?.toLocaleUpperCase()}
    </span>
  );
}

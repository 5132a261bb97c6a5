import { useContext } from 'preact/hooks';
import { Doings } from '../doings.ts';
import { showMarks } from './shownMarks.ts';

interface LinkProps {
  readonly text: string;
  readonly address: string;
  /** As it was written; shown where the address is none of the web. */
  readonly raw: string;
}

/**
 * A link to the web, with its address in sight: the text may say anything. It is opened by VS Code, which asks first; the
 * page itself never goes anywhere.
 */
export function Link({ text, address, raw }: LinkProps) {
  const { openLink } = useContext(Doings);
  const url = webAddress(address);
  if (url === undefined) return <>{raw}</>;
  const shown = showMarks(decoded(url));
  return (
    <>
      <button type="button" role="link" class="link" title={shown} onClick={() => openLink(url)}>
        {text}
      </button>
      {!isSame(text, shown) && <span class="address"> ({shorter(shown)})</span>}
    </>
  );
}

/** The address in the form that is opened; undefined for everything but http and https. */
export function webAddress(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : undefined;
}

/** The host stays in punycode, so that a letter that looks like another is not taken for it. */
function decoded(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}

const isSame = (text: string, address: string): boolean => bare(text) === bare(address);

const bare = (address: string): string => address.replace(/^https?:\/\//, '').replace(/\/$/, '');

const addressChars = 80;

const shorter = (address: string): string =>
  address.length > addressChars ? `${address.slice(0, addressChars - 1)}…` : address;

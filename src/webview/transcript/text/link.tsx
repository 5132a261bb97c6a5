import * as l10n from '@vscode/l10n';
import type { ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import { Doings } from '../doings.ts';
import { showMarks } from './shownMarks.ts';

interface LinkProps {
  /** What it says, without its elements. */
  readonly text: string;
  readonly address: string;
  /** It was meant to be fetched and shown; it is only named. */
  readonly isImage?: boolean;
  readonly children?: ComponentChildren;
}

/**
 * A link with its address in sight, since its text may say anything. One to the web is opened by VS Code, which asks first; the
 * page itself never goes anywhere. Any other is text.
 */
export function Link({ text, address, isImage = false, children }: LinkProps) {
  const url = webAddress(address);
  const shown = showMarks(url === undefined ? address : decoded(url));
  const label = isImage ? l10n.t('Image: {0}', showMarks(text)) : (children ?? showMarks(text));
  return (
    <>
      {url === undefined ? label : <WebLink url={url} label={label} title={shown} />}
      {!isSame(text, shown) && <span class="address"> ({shorter(shown)})</span>}
    </>
  );
}

function WebLink({
  url,
  label,
  title,
}: {
  readonly url: string;
  readonly label: ComponentChildren;
  readonly title: string;
}) {
  const { openLink } = useContext(Doings);
  return (
    <button type="button" role="link" class="link" title={title} onClick={() => openLink(url)}>
      {label}
    </button>
  );
}

/** Up to what cannot end an address in prose: white space, brackets, quotation marks. */
const addresses = /https?:\/\/[^\s<>"'`()[\]{}]+/gi;

/** Text, with the web addresses that stand in it as links. */
export function LinkedText({ text }: { readonly text: string }) {
  const parts: ComponentChildren[] = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(addresses)) {
    const address = found.replace(/[.,;:!?*_]+$/, '');
    if (webAddress(address) === undefined) continue;
    parts.push(showMarks(text.slice(from, index)), <Link text={address} address={address} />);
    from = index + address.length;
  }
  return <>{from === 0 ? showMarks(text) : [...parts, showMarks(text.slice(from))]}</>;
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

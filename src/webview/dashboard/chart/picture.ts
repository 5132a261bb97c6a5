/** What of an element's look is not in its attributes but in the style sheet. */
const looks = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'font-family', 'font-size', 'opacity'] as const;

const margin = 16;

/** A chart as a picture that stands by itself: with the colours of the theme it is seen in, and its ground. */
export function svgOf(chart: SVGSVGElement): string {
  const copy = chart.cloneNode(true);
  if (!(copy instanceof SVGSVGElement)) return '';
  const shown = [...chart.querySelectorAll('*')];
  for (const [i, element] of [...copy.querySelectorAll('*')].entries()) {
    const style = getComputedStyle(shown[i]!);
    for (const look of looks) element.setAttribute(look, asRgb(style.getPropertyValue(look)));
    element.removeAttribute('class');
  }
  const { width, height } = sizeOf(chart);
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('viewBox', `${-margin} ${-margin} ${width} ${height}`);
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  const attributes = { x: -margin, y: -margin, width, height, fill: getComputedStyle(document.body).backgroundColor };
  for (const [name, value] of Object.entries(attributes)) ground.setAttribute(name, String(value));
  copy.prepend(ground);
  return new XMLSerializer().serializeToString(copy);
}

/** Colours that are made of others are told as `color(srgb 0.5 0.2 0.1)`, which other programs do not know. */
const asRgb = (value: string): string =>
  value.replace(/color\(srgb ([\d.e-]+) ([\d.e-]+) ([\d.e-]+)(?: \/ ([\d.e-]+))?\)/g, (_, red, green, blue, alpha) => {
    const [r, g, b] = [red, green, blue].map((part) => Math.round(Number(part) * 255));
    return alpha === undefined ? `rgb(${r}, ${g}, ${b})` : `rgba(${r}, ${g}, ${b}, ${alpha})`;
  });

/** The same as pixels, two for each of the screen's. */
export async function pngOf(chart: SVGSVGElement): Promise<Blob> {
  const { width, height } = sizeOf(chart);
  const image = new Image(width, height);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgOf(chart))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * 2;
  canvas.height = height * 2;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture was made')))),
  );
}

const sizeOf = (chart: SVGSVGElement): { readonly width: number; readonly height: number } => ({
  width: chart.width.baseVal.value + 2 * margin,
  height: chart.height.baseVal.value + 2 * margin,
});

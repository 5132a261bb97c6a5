import { useContext, useEffect } from 'preact/hooks';
import type { TranscriptImage } from '../../../core/answers/transcriptItem.ts';
import { Doings } from '../doings.ts';
import type { ItemRow } from '../state/rows.ts';

interface ImagesProps {
  readonly row: ItemRow;
  readonly images: readonly TranscriptImage[];
}

/** Pictures that stand in the log; one that is elsewhere, or could hold a script, is only named. */
export function Images({ row, images }: ImagesProps) {
  if (images.length === 0) return null;
  return (
    <div class="images">
      {images.map((image) => (
        <Picture key={image.index} row={row} image={image} />
      ))}
    </div>
  );
}

function Picture({
  row,
  image: { index, label, isShown },
}: {
  readonly row: ItemRow;
  readonly image: TranscriptImage;
}) {
  const { image, askImage } = useContext(Doings);
  useEffect(() => {
    if (isShown) askImage(row, index);
  }, [row.key, index, isShown]);
  const bytes = isShown ? image(row, index) : undefined;
  if (!bytes) return <span class="remark">{label}</span>;
  return (
    <figure>
      <img src={`data:${bytes.mediaType};base64,${bytes.base64}`} alt={label} />
      <figcaption class="remark">{label}</figcaption>
    </figure>
  );
}

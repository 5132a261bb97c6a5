// A folder for questions that belong nowhere, asked of whatever model is at hand, one of them behind a gateway.

export const scratch = {
  name: 'scratch',
  cwd: '/home/sam/scratch',
  tests: 8,
  files: {
    'photos.py': `from pathlib import Path
from datetime import datetime

for photo in Path("~/Pictures/inbox").expanduser().glob("*.jpg"):
    taken = datetime.fromtimestamp(photo.stat().st_mtime)
    target = Path("~/Pictures").expanduser() / f"{taken:%Y/%m}"
    target.mkdir(parents=True, exist_ok=True)
    photo.rename(target / photo.name)
`,
    'heating.sql': `select date_trunc('week', at) as week, sum(kwh) as kwh, avg(outside_c) as outside
from readings
group by week
order by week;
`,
  },
  additions: ['    if target.joinpath(photo.name).exists():\n        continue', "where at >= date '2026-01-01'"],
  sessions: [
    {
      daysAgo: 2,
      hour: 20.2,
      branch: '',
      model: 'my-gateway-model',
      weight: 0.7,
      gateway: true,
      talk: [
        'sort my photos into folders by month, use the date in the picture and not the file date',
        'read photos.py; edit photos.py; bash python3 photos.py --dry-run',
        'It reads DateTimeOriginal from the EXIF data and falls back to the file date. The dry run lists 318 pictures; nothing was moved yet.',
      ],
    },
    {
      daysAgo: 13,
      hour: 19.5,
      title: 'Heating: this winter against the last',
      branch: '',
      model: 'claude-haiku-5-5',
      weight: 5,
      talk: [
        'Here are the meter readings since 2024. Did the new heat pump settings save anything?',
        'read heating.sql; bash psql -f heating.sql heating; think; explore 5; bash python3 plot.py; refine 5',
        'Yes, about 14 percent at the same outside temperature. Below minus 5 degrees there is no difference; you have only nine such days, so do not read much into that.',
      ],
    },
    {
      daysAgo: 21,
      hour: 21.1,
      branch: '',
      model: 'my-gateway-model',
      weight: 0.5,
      gateway: true,
      talk: [
        'regex for german license plates please, with tests',
        'write plates.py; bash python3 -m pytest plates.py -q',
        'One to three letters, a hyphen, one or two letters, one to four digits, and an optional E or H. Eight tests, among them the ones that people forget: no leading zero, and umlauts only in the first part.',
      ],
    },
    {
      daysAgo: 35,
      hour: 18.8,
      title: 'Plan a bicycle tour along the Elbe',
      branch: '',
      model: 'claude-sonnet-5-5',
      weight: 0.6,
      talk: [
        'Plan a tour of six days from Dresden to Magdeburg, at most 70 km a day, with trains back.',
        'web Elberadweg Etappen Dresden Magdeburg; web Regionalbahn Magdeburg Dresden Fahrrad; write elbe.md',
        'The plan is in elbe.md: six days, the longest 68 km, with two rainy-day shortcuts by train. The ferry in Coswig stops at 18:00, so day four starts early.',
      ],
    },
    {
      daysAgo: 47,
      hour: 20.6,
      branch: '',
      model: 'my-gateway-model',
      weight: 0.6,
      gateway: true,
      talk: [
        'why does photos.py find nothing on the new camera',
        'read photos.py; edit photos.py; bash python3 photos.py --dry-run',
        'The new camera writes .JPG in capitals. The pattern now takes both; the dry run lists 318 pictures.',
      ],
    },
  ],
};

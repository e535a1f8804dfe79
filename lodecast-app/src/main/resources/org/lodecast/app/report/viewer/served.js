// Columns that are not in the page, from the server that shows it (`lodecast view`).
import { data } from 'viewer/page.js';

const LEVELS = 255;
const PLACES = ['ix', 'iy', 'iz', 'x', 'y', 'z'];

/** What the server has beside the page, as columns without codes; nothing where the page is a file of its own. */
export async function servedColumns() {
  if (!location.protocol.startsWith('http')) return [];
  const answer = await fetch('columns.json').catch(() => null);
  if (!answer?.ok) return [];
  const { columns } = await answer.json(), known = new Set(data.columns.map(c => c.id));
  return columns.filter(c => c.least != null && !known.has(c.name) && !PLACES.includes(c.name)).map(c => ({
    id: c.name, title: c.unit ? `${c.name} [${c.unit}]` : c.name, kind: 'linear', served: true,
    levels: Float32Array.from({ length: LEVELS }, (_, k) => c.least + k * (c.greatest - c.least) / (LEVELS - 1))
  }));
}

/** Values of the ground as codes, even in value; 0 where there is none. */
export async function servedCodes(column) {
  const answer = await fetch('column/' + encodeURIComponent(column.id));
  if (!answer.ok) throw new Error(`column ${column.id}: ${answer.status}`);
  const values = new Float32Array(await answer.arrayBuffer()), codes = new Uint8Array(values.length);
  const low = column.levels[0], step = (column.levels[LEVELS - 1] - low) / (LEVELS - 1) || 1;
  for (let i = 0; i < codes.length; i++) {
    if (!Number.isNaN(values[i])) codes[i] = Math.min(LEVELS, Math.max(1, 1 + Math.floor((values[i] - low) / step + 1e-6)));
  }
  return codes;
}

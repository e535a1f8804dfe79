// The block model: which voxels are ground, their values, their colours.
import { data, group, inflate, isDark, number, rgb } from 'viewer/page.js';
import { servedCodes } from 'viewer/served.js';

export const [nx, ny, nz] = data.grid.count;
export const [dx, dy, dz] = data.grid.cell;
export const [x0, y0, z0] = data.grid.corner;
export const radius = 0.5 * Math.hypot(nx * dx, ny * dy, nz * dz);
export const columns = new Map(data.columns.map(c => [c.id, c]));
export let cells;                           // index in the grid of each ground voxel, rising
export let where;                           // the other way: number of the ground voxel, or −1 where none is

const cosine = Math.cos(data.grid.rotation), sine = Math.sin(data.grid.rotation);

export async function unpackCells() {
  const bits = await inflate(data.mask);
  cells = new Uint32Array(data.voxels);
  where = new Int32Array(nx * ny * nz).fill(-1);
  for (let v = 0, i = 0; v < where.length; v++) {
    if (bits[v >> 3] >> (v & 7) & 1) {
      where[v] = i;
      cells[i++] = v;
    }
  }
}

/** A byte a ground voxel. Each stands as its difference from what its neighbours to the west and south foretell: their
 * sum less the one between them, held between the two (JPEG-LS). */
export async function codes(text) {
  const bytes = await inflate(text), all = new Uint8Array(nx * ny * nz);
  for (let i = 0; i < bytes.length; i++) {
    const v = cells[i], west = v % nx > 0, south = (v / nx | 0) % ny > 0;
    const a = west ? all[v - 1] : 0, b = south ? all[v - nx] : 0, c = west && south ? all[v - nx - 1] : 0;
    const low = a < b ? a : b, high = a < b ? b : a, p = a + b - c;
    bytes[i] = all[v] = bytes[i] + (p < low ? low : p > high ? high : p) & 255;
  }
  return bytes;
}

export async function load(id) {
  const column = columns.get(id);
  // Two may ask at once: both wait for the same work.
  return column.loading ??= (async () => {
    column.codes = column.as ? (await load(column.as)).codes
      : column.served ? await servedCodes(column) : await codes(column.data);
    column.data = null;
    const most = column.levels.length;
    column.colours = new Uint8Array(3 * (most + 1)).fill(150, 0, 3);
    for (let k = 1; k <= most; k++) {
      const c = column.palette ? rgb(column.palette[k - 1])
        : data.viridis[Math.round((k - 1) * 254 / Math.max(1, most - 1))];
      column.colours.set([c >> 16, c >> 8 & 255, c & 255], 3 * k);
    }
    return column;
  })();
}

/** The grey into which ground without data fades: that of the stage, a little nearer to what stands before it. */
export const fog = () => isDark() ? [52, 60, 68] : [214, 220, 226];
// Least share of a voxel's own colour, so that it can still be told where nothing supports it.
const REST = 0.3;

/** Red, green, blue of each ground voxel; with a column of support each is mixed with grey by 1 − support. */
export function paint(column, support) {
  const out = new Uint8Array(3 * cells.length);
  const grey = fog(), strength = new Float32Array(256);
  if (support) for (let k = 0; k < 256; k++) strength[k] = k ? Math.min(1, Math.max(REST, support.levels[k - 1] ?? 1)) : REST;
  for (let i = 0; i < cells.length; i++) {
    const k = 3 * column.codes[i], s = support ? strength[support.codes[i]] : 1;
    for (let c = 0; c < 3; c++) out[3 * i + c] = grey[c] + s * (column.colours[k + c] - grey[c]);
  }
  return out;
}

/** From axes of the grid, in metres from its corner, to the frame of the view. */
export const fromGrid = (u, v, w) => [x0 + u * cosine + v * sine, y0 - u * sine + v * cosine, z0 + w];

/** The other way, in plan. */
export const toGrid = (x, y) => [(x - x0) * cosine - (y - y0) * sine, (x - x0) * sine + (y - y0) * cosine];

/** Lowest and highest coordinates of the grid's box. */
export function bounds() {
  const box = [Infinity, Infinity, Infinity, -Infinity, -Infinity, -Infinity];
  for (const u of [0, nx * dx]) for (const v of [0, ny * dy]) for (const w of [0, nz * dz]) {
    const p = fromGrid(u, v, w);
    for (let k = 0; k < 3; k++) {
      box[k] = Math.min(box[k], p[k]);
      box[k + 3] = Math.max(box[k + 3], p[k]);
    }
  }
  return box;
}

export const value = (column, code) => column.names ? column.names[code - 1] : number(column.levels[code - 1]);

/** Where a ground voxel lies and what is known of it, of the columns that are unpacked. */
export function tell(i) {
  const v = cells[i];
  const at = fromGrid((v % nx + 0.5) * dx, ((v / nx | 0) % ny + 0.5) * dy, ((v / (nx * ny) | 0) + 0.5) * dz);
  const read = [...columns.values()].filter(c => c.codes && c.codes[i] > 0).map(c => `${c.title} ${value(c, c.codes[i])}`);
  return `East ${group(at[0] + data.centre[0])}, north ${group(at[1] + data.centre[1])}, `
    + `elevation ${group(at[2] + data.centre[2])} m · ` + read.join(' · ');
}

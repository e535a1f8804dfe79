// The skin between the voxels shown and the rest.
import { dx, dy, dz, eachGround, numberOf, nx, ny, nz } from 'viewer/model.js';

// Directions of the six faces, how bright each is, and the corners of each, counter-clockwise from outside.
const FACES = [
  { d: [1, 0, 0], shade: 0.86, c: [1, 0, 0, 1, 1, 0, 1, 1, 1, 1, 0, 1] },
  { d: [-1, 0, 0], shade: 0.74, c: [0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 1, 1] },
  { d: [0, 1, 0], shade: 0.66, c: [1, 1, 0, 0, 1, 0, 0, 1, 1, 1, 1, 1] },
  { d: [0, -1, 0], shade: 0.92, c: [0, 0, 0, 1, 0, 0, 1, 0, 1, 0, 0, 1] },
  { d: [0, 0, 1], shade: 1.0, c: [0, 0, 1, 1, 0, 1, 1, 1, 1, 0, 1, 1] },
  { d: [0, 0, -1], shade: 0.55, c: [0, 1, 0, 1, 1, 0, 1, 0, 0, 0, 0, 0] }
];
export const CORNERS = FACES.map(f => f.c);

/** A bit a face that is open: whose neighbour is not among the cells marked. */
export function openFaces(marked, v) {
  const x = v % nx, y = (v / nx | 0) % ny, z = v / (nx * ny) | 0, slab = nx * ny;
  return (x === nx - 1 || !marked[v + 1] ? 1 : 0) | (x === 0 || !marked[v - 1] ? 2 : 0)
    | (y === ny - 1 || !marked[v + nx] ? 4 : 0) | (y === 0 || !marked[v - nx] ? 8 : 0)
    | (z === nz - 1 || !marked[v + slab] ? 16 : 0) | (z === 0 || !marked[v - slab] ? 32 : 0);
}

const ONES = Uint8Array.from({ length: 64 }, (_, m) => m.toString(2).replaceAll('0', '').length);

function count(shown) {
  let faces = 0;
  for (let v = 0; v < shown.length; v++) if (shown[v]) faces += ONES[openFaces(shown, v)];
  return faces;
}

/**
 * Which voxels show, and their skin.
 *
 * filter: column; threshold: lowest code shown; paint: colours a ground voxel; cutAxis: −1 for none;
 * most: faces that may be drawn.
 */
export function skin(filter, threshold, paint, cutAxis, cut, most) {
  const shown = new Uint8Array(nx * ny * nz), { codes } = filter;
  let visible = 0;
  eachGround((v, i) => {
    if (codes[i] < threshold) return;
    visible++;
    const away = cutAxis === 0 ? v % nx > cut : cutAxis === 1 ? (v / nx | 0) % ny < cut
      : cutAxis === 2 ? (v / (nx * ny) | 0) > cut : false;
    if (!away) shown[v] = 1;
  });
  let keepFrom = threshold;
  let faces = count(shown);
  for (const highest = filter.levels.length; faces > most && keepFrom < highest; faces = count(shown)) {
    keepFrom = Math.min(highest, keepFrom + 8);
    const least = keepFrom;
    eachGround((v, i) => { if (codes[i] < least) shown[v] = 0; });
  }
  const complete = faces <= most;
  return { shown, visible, ...mesh(shown, paint, Math.min(faces, most), complete), reduced: keepFrom > threshold || !complete };
}

function mesh(shown, paint, faces, complete) {
  const positions = new Float32Array(12 * faces);
  const colours = new Uint8Array(12 * faces);
  const index = new Uint32Array(6 * faces);
  const rgb = new Uint8Array(3);
  let f = 0, drawn = 0;
  for (let v = 0; v < shown.length; v++) {
    if (!shown[v] || !complete && f + 6 > faces) continue;
    drawn++;
    const open = openFaces(shown, v);
    if (!open) continue;
    const x = v % nx, y = (v / nx | 0) % ny, z = v / (nx * ny) | 0;
    paint(numberOf(v), rgb, 0);
    for (let side = 0; side < 6; side++) {
      if (!(open >> side & 1)) continue;
      const { shade, c } = FACES[side];
      for (let j = 0, p = 12 * f; j < 12; j += 3, p += 3) {
        positions[p] = (x + c[j]) * dx;
        positions[p + 1] = (y + c[j + 1]) * dy;
        positions[p + 2] = (z + c[j + 2]) * dz;
        for (let k = 0; k < 3; k++) colours[p + k] = rgb[k] * shade;
      }
      const k = 6 * f, a = 4 * f;
      index[k] = index[k + 3] = a;
      index[k + 1] = a + 1;
      index[k + 2] = index[k + 4] = a + 2;
      index[k + 5] = a + 3;
      f++;
    }
  }
  return { drawn, positions, colours, index };
}

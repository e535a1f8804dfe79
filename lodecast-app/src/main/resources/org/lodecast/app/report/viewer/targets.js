// Targets: points with names, bookmarks to fly to, and their sheets further down the page.
import * as THREE from 'three';
import { $, button, changed, data, element, hook } from 'viewer/page.js';
import { radius } from 'viewer/model.js';
import { addLayer, camera, controls, renderer, view } from 'viewer/stage.js';
import { tag } from 'viewer/labels.js';

let chosen = '';
export const chosenTarget = () => chosen;

/** Marks a target's bookmark; `open` opens its sheet as well, without scrolling to it. */
export function mark(id, open) {
  chosen = id;
  for (const b of document.querySelectorAll('#bookmarks button')) b.setAttribute('aria-pressed', b.dataset.target === id);
  const sheet = $('sheet-' + id);
  if (sheet && open) sheet.open = true;
  changed();
}

export function fly(id) {
  const target = data.targets.find(t => t.id === id);
  if (!target || !renderer) return;
  const direction = camera.position.clone().sub(controls.target).toArray();
  hook.flownTo = id;
  view(direction, target.at, Math.max(1.1 * target.size, 0.2 * radius));
}

function goTo(id, open) {
  mark(id, open);
  fly(id);
}

/** The next target by rank, or with −1 the one before; round about. */
export function step(by) {
  const n = data.targets.length;
  if (!n) return;
  const at = data.targets.findIndex(t => t.id === chosen);
  goTo(data.targets[at < 0 ? by > 0 ? 0 : n - 1 : (at + by + n) % n].id, true);
}

export function addTargets() {
  const marks = new THREE.Group();
  const material = new THREE.PointsMaterial({ size: 9, sizeAttenuation: false, depthTest: false, color: 0xc1121f });
  const geometry = new THREE.BufferGeometry();
  geometry.setAttribute('position', new THREE.Float32BufferAttribute(data.targets.flatMap(t => t.at), 3));
  marks.add(new THREE.Points(geometry, material));
  if (data.targets.length) addLayer('targets', 'Targets', marks);
  data.targets.forEach((t, i) => tag(targetButton(t, false), t.at, i, 'targets'));
  for (const b of document.querySelectorAll('button.fly')) {
    b.addEventListener('click', () => {
      $('view').scrollIntoView();
      goTo(b.dataset.target, false);
    });
  }
  bookmarks();
}

function targetButton(t, open) {
  const b = button(t.id, '', () => goTo(t.id, open));
  b.className = t.class;
  return b;
}

function bookmarks() {
  const box = $('bookmarks');
  box.hidden = !data.targets.length;
  const list = element('div', 'list', '');
  for (const t of data.targets) {
    const b = targetButton(t, true);
    b.dataset.target = t.id;
    b.setAttribute('aria-pressed', false);
    list.append(b);
  }
  box.append(button('‹', 'Previous target (P)', () => step(-1)), list, button('›', 'Next target (N)', () => step(1)));
}

/** A link to a target's sheet opens it; when the page is printed all are open. */
export function sheets() {
  const all = [...document.querySelectorAll('details.sheet')];
  const open = hash => {
    const sheet = all.find(d => '#' + d.id === hash);
    if (sheet) {
      sheet.open = true;
      sheet.scrollIntoView();
    }
  };
  for (const a of document.querySelectorAll('a.sheet-link')) a.addEventListener('click', () => setTimeout(open, 0, a.hash));
  window.addEventListener('hashchange', () => open(location.hash));
  let shut = [];
  window.addEventListener('beforeprint', () => {
    shut = [...all, ...document.querySelectorAll('details.more')].filter(d => !d.open);
    for (const d of shut) d.open = true;
  });
  window.addEventListener('afterprint', () => { for (const d of shut) d.open = false; });
  open(location.hash);
}

// The picture of the stage as a file, with the names in it.
import { $, hook } from 'viewer/page.js';
import { drawNow, renderer } from 'viewer/stage.js';
import { shownTags } from 'viewer/labels.js';

function compose() {
  drawNow();
  const { width, height } = renderer.domElement, scale = renderer.getPixelRatio();
  const picture = document.createElement('canvas');
  picture.width = width;
  picture.height = height;
  const pen = picture.getContext('2d');
  pen.fillStyle = getComputedStyle($('stage')).backgroundColor;
  pen.fillRect(0, 0, width, height);
  pen.drawImage(renderer.domElement, 0, 0);
  pen.scale(scale, scale);
  pen.textBaseline = 'middle';
  for (const t of shownTags()) {
    const style = getComputedStyle(t.element), { offsetWidth: w, offsetHeight: h } = t.element;
    pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    if (t.kind === 'targets') {
      pen.fillStyle = style.backgroundColor;
      pen.beginPath();
      pen.roundRect(t.left, t.top, w, h, h / 2);
      pen.fill();
    }
    pen.fillStyle = style.color;
    pen.fillText(t.element.textContent, t.left + (t.kind === 'targets' ? 7 : 0), t.top + h / 2);
  }
  return picture;
}

export function savePicture() {
  compose().toBlob(blob => {
    const a = document.createElement('a');
    a.href = URL.createObjectURL(blob);
    a.download = `${document.title.replace(/[^\p{L}\p{N}]+/gu, '_').replace(/^_|_$/g, '')}_3d.png`;
    a.click();
    hook.pictureBytes = blob.size;
    setTimeout(() => URL.revokeObjectURL(a.href), 10000);
  }, 'image/png');
}

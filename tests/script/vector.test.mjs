import assert from "node:assert/strict";
import { test } from "node:test";
import { createVector } from "../../graph/export/html/script/vector.mjs";

const painted = (paint) => {
  const vector = createVector(null);
  paint(vector);
  return vector.text();
};

test("a line keeps its colour, width, dashes and faintness", () => {
  const text = painted((context) => {
    context.strokeStyle = "#123456";
    context.lineWidth = 1.2345;
    context.globalAlpha = 0.5;
    context.setLineDash([7, 5]);
    context.beginPath();
    context.moveTo(0, 1);
    context.quadraticCurveTo(2, 3, 4, 5.678);
    context.stroke();
  });
  assert.equal(
    text,
    '<path d="M0 1Q2 3 4 5.68" fill="none" stroke="#123456" stroke-width="1.23" stroke-linejoin="miter" stroke-dasharray="7 5" stroke-opacity="0.5"/>',
  );
});

test("a circle is two halves, a pie begins in its middle", () => {
  const circle = painted((context) => {
    context.beginPath();
    context.arc(0, 0, 2, 0, 2 * Math.PI);
    context.closePath();
    context.fill();
  });
  assert.equal(circle, '<path d="M2 0A2 2 0 0 1 -2 0A2 2 0 0 1 2 0Z" fill="#000"/>');
});

test("words cannot break out, and a sign that XML has not is replaced", () => {
  const text = painted((context) => {
    context.font = '650 13px "Segoe UI", sans-serif';
    context.fillText('</text><script>"&\u0007', 1, 2);
  });
  assert.equal(
    text,
    '<text x="1" y="2" font-family="&quot;Segoe UI&quot;, sans-serif" font-size="13" font-weight="650" text-anchor="start" dy="0.35em" fill="#000">&lt;/text&gt;&lt;script&gt;&quot;&amp;\uFFFD</text>',
  );
});

test("what is moved and scaled stands in groups that are closed", () => {
  const text = painted((context) => {
    context.translate(3, 4);
    context.scale(2, 2);
    context.fillRect(0, 0, 1, 1);
  });
  assert.equal(text, '<g transform="translate(3 4)">\n<g transform="scale(2)">\n<rect x="0" y="0" width="1" height="1" fill="#000"/>\n</g>\n</g>');
});

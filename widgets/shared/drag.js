/** Follow a pointer that is pressed on a mark of a drawing: `move(x, y)` gets the drawing's own units. */
export const drag = (event, move) => {
  const mark = event.currentTarget;
  const intoDrawing = mark.ownerSVGElement.getScreenCTM().inverse();
  const follow = ({ clientX, clientY }) => {
    const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(intoDrawing);
    move(x, y);
  };
  const end = () => {
    mark.removeEventListener("pointermove", follow);
    mark.removeEventListener("pointerup", end);
    mark.removeEventListener("pointercancel", end);
  };
  mark.setPointerCapture(event.pointerId);
  mark.addEventListener("pointermove", follow);
  mark.addEventListener("pointerup", end);
  mark.addEventListener("pointercancel", end);
};

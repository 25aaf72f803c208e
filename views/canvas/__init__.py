"""The graph canvas: TypeScript in `src`, built into `canvas.js`, and its Python half."""

from views.canvas.component import canvas, scene_data

__all__ = ["canvas", "scene_data"]

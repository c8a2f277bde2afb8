// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/canvas_tool.h"

#include <memory>

namespace pb::ui {

/// Moves what is selected; where it is dropped decides which container it stands in from then on.
std::unique_ptr<Gesture> moveGesture(CanvasView& view, const CanvasPoint& from);
/// @param handle see handleRect()
std::unique_ptr<Gesture> resizeGesture(CanvasView& view, ElementId container, int handle, const CanvasPoint& from);
/// Selects what the rubber band touches; adds to the selection with Shift or Ctrl.
std::unique_ptr<Gesture> rubberGesture(CanvasView& view, const CanvasPoint& from);
/// Draws a line to whatever the element can be connected with, and marks what that is.
std::unique_ptr<Gesture> connectGesture(CanvasView& view, ElementId from);

}  // namespace pb::ui

"""What the screens of trail, origins and matrix ask and draw: plain data and rows, no widgets."""

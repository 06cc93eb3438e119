// replaced by the window's first files

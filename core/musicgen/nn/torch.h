#pragma once

// The part of torch that the model uses, precompiled: tensors and functions, no autograd, no modules.
#ifndef Q_MOC_RUN  // tests' classes are read by moc, which would read all of torch's headers for nothing
#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <c10/core/InferenceMode.h>
#endif

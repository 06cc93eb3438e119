#pragma once

// The part of torch that the model uses, precompiled: tensors and functions, no autograd, no modules.
#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <c10/core/InferenceMode.h>

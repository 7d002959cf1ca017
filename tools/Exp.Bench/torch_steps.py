"""The ten training steps of `Exp.Bench steps`, made by PyTorch on one thread with the rows in place.

Run it with a Python that has torch, alternately with our table, and compare the best slices:
    python3 tools/Exp.Bench/torch_steps.py
"""
import time

import torch
from torch import nn

torch.set_num_threads(1)
torch.manual_seed(1)

CASES = [
    ([784, 16, 16, 10], nn.Sigmoid, 1, "sgd"),
    ([784, 16, 16, 10], nn.Sigmoid, 10, "sgd"),
    ([784, 16, 16, 10], nn.Sigmoid, 32, "sgd"),
    ([784, 16, 16, 10], nn.Sigmoid, 128, "sgd"),
    ([784, 16, 16, 10], nn.ReLU, 32, "adam"),
    ([784, 30, 10], nn.Sigmoid, 10, "sgd"),
    ([2, 16, 16, 1], nn.Tanh, 10, "sgd"),
    ([64, 32, 10], nn.ReLU, 32, "adam"),
    ([784, 128, 10], nn.ReLU, 64, "adam"),
    ([784, 800, 10], nn.ReLU, 128, "sgd"),
]
SLICES, SLICE_SECONDS = 40, 0.02


def build(sizes, activation):
    layers = []
    for i in range(1, len(sizes)):
        layers.append(nn.Linear(sizes[i - 1], sizes[i]))
        if i < len(sizes) - 1:
            layers.append(activation())
    return nn.Sequential(*layers)


def stepper(sizes, activation, batch, kind):
    net = build(sizes, activation)
    optimizer = torch.optim.SGD(net.parameters(), 0.01) if kind == "sgd" else torch.optim.Adam(net.parameters(), 0.001)
    x = torch.rand(batch, sizes[0])
    if sizes[-1] > 1:
        loss, target = nn.CrossEntropyLoss(), torch.randint(0, sizes[-1], (batch,))
    else:
        loss, target = nn.MSELoss(), torch.rand(batch, 1)

    def step():
        optimizer.zero_grad(set_to_none=True)
        loss(net(x), target).backward()
        optimizer.step()

    return step


def microseconds(step, steps):
    start = time.perf_counter()
    for _ in range(steps):
        step()
    return (time.perf_counter() - start) / steps * 1e6


print("step                                       best us  median us")
for sizes, activation, batch, kind in CASES:
    step = stepper(sizes, activation, batch, kind)
    microseconds(step, 20)
    steps = max(1, int(SLICE_SECONDS * 1e6 / microseconds(step, 20)))
    slices = sorted(microseconds(step, steps) for _ in range(SLICES))
    name = f"{'-'.join(map(str, sizes))} {activation.__name__.lower()} b{batch} {kind}"
    print(f"{name:<40} {slices[0]:9.2f} {slices[SLICES // 2]:10.2f}")

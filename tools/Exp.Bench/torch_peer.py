"""The peer of `Exp.Bench race`: the same training steps, and plain products, made by PyTorch on one thread.

Reads one request per line and answers each with one line:
    steps SIZES ACTIVATION BATCH OPTIMIZER PRECISION    e.g. steps 784-16-16-10 sigmoid 32 sgd float32
    product M N K PRECISION                             c = a b, a [M x K]
    run N                                               microseconds per step of N steps of the last case
The rows of a batch lie ready in place, which is the least that PyTorch has to do.
"""
import sys
import time

import torch
from torch import nn

ACTIVATIONS = {"sigmoid": nn.Sigmoid, "relu": nn.ReLU, "tanh": nn.Tanh}


def training_step(sizes, activation, batch, optimizer):
    sizes, batch = [int(s) for s in sizes.split("-")], int(batch)
    layers = []
    for i in range(1, len(sizes)):
        layers.append(nn.Linear(sizes[i - 1], sizes[i]))
        if i < len(sizes) - 1:
            layers.append(ACTIVATIONS[activation]())
    net = nn.Sequential(*layers)
    moves = torch.optim.SGD(net.parameters(), 0.01) if optimizer == "sgd" else torch.optim.Adam(net.parameters(), 0.001)
    x = torch.rand(batch, sizes[0])
    if sizes[-1] > 1:
        loss, target = nn.CrossEntropyLoss(), torch.randint(0, sizes[-1], (batch,))
    else:
        loss, target = nn.MSELoss(), torch.rand(batch, 1)

    def step():
        moves.zero_grad(set_to_none=True)
        loss(net(x), target).backward()
        moves.step()

    return step


def product_step(m, n, k):
    a, b, c = torch.rand(int(m), int(k)), torch.rand(int(k), int(n)), torch.empty(int(m), int(n))
    return lambda: torch.mm(a, b, out=c)


def microseconds(step, steps):
    start = time.perf_counter()
    for _ in range(steps):
        step()
    return (time.perf_counter() - start) / steps * 1e6


torch.set_num_threads(1)
print("torch", torch.__version__, flush=True)
current = None
for line in sys.stdin:
    word, *rest = line.split()
    if word == "run":
        print(microseconds(current, int(rest[0])), flush=True)
        continue
    torch.manual_seed(1)
    torch.set_default_dtype(torch.float64 if rest.pop() == "float64" else torch.float32)
    current = training_step(*rest) if word == "steps" else product_step(*rest)
    print("ready", flush=True)

"""Writes tests/Exp.Engine.Tests/Golden/lbfgs.json: iterates of torch.optim.LBFGS, one iteration per step, in float64.

    python3 tools/reference-vectors/lbfgs.py > tests/Exp.Engine.Tests/Golden/lbfgs.json     (torch 1.13)
"""
import json

import torch

torch.set_default_dtype(torch.float64)


def rosenbrock(x):
    return ((1 - x[:-1]) ** 2 + 100 * (x[1:] - x[:-1] ** 2) ** 2).sum()


def quadratic(x):
    scale = torch.tensor([1.0, 4.0, 0.25, 9.0])
    return 0.5 * (scale * x * x).sum() - x.sum() + 0.125 * x[0] * x[1]


def quartic(x):
    return ((x - torch.tensor([0.5, -1.0, 2.0])) ** 4).sum() + 0.5 * (x[0] * x[1]) ** 2


FUNCTIONS = {
    'rosenbrock': (rosenbrock, [-1.25, 1.0, 0.5, -0.75, 1.5]),
    'quadratic': (quadratic, [3.0, -2.0, 1.0, 0.5]),
    'quartic': (quartic, [-2.0, 3.0, -1.0]),
}


def run(function, start, steps, **options):
    x = torch.tensor(start, requires_grad=True)
    optimizer = torch.optim.LBFGS([x], max_iter=1, **options)

    def closure():
        optimizer.zero_grad()
        loss = function(x)
        loss.backward()
        return loss

    path = []
    for _ in range(steps):
        loss = optimizer.step(closure)
        path.append({'loss_before': loss.item(), 'x': x.detach().tolist()})
    return path


cases = []
for name, (function, start) in FUNCTIONS.items():
    for line_search in ('strong_wolfe', None):
        for history in (3, 10):
            lr = 1.0 if line_search else 0.25 if name == 'quadratic' else 0.02
            if line_search is None and name == 'rosenbrock':
                continue  # runs away without a line search
            cases.append({
                'name': f'{name}_{line_search}_{history}', 'function': name, 'start': start, 'lr': lr, 'history': history,
                'line_search': line_search,
                'path': run(function, start, 12, lr=lr, history_size=history, line_search_fn=line_search),
            })

print(json.dumps({
    'source': f'torch.optim.LBFGS {torch.__version__}, max_iter=1 per step',
    'conventions': 'loss_before is the loss at the start of the step; x the point after it',
    'cases': cases,
}, indent=1))

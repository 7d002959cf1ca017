namespace Exp.EndToEnd.Tests;

/// <summary>Configs that tests share.</summary>
internal static class Configs
{
    /// <summary>Two seconds of work at most: several kinds of trial, one of them diverging.</summary>
    public const string Tiny =
        """
        name: tiny
        data: {dataset: iris, validation: 0.2, test: 0.2}
        model: {kind: mlp, hidden: [5, 3], activation: tanh}
        batch: {strategy: mini, size: 16}
        train: {epochs: 4}
        repeats: 2
        sweep:
          grid:
            optimizer: [{kind: sgd, lr: 0.1, momentum: 0.9}, {kind: sgd, lr: 1000}, {kind: adam, lr: 0.01}]
            model.activation: [tanh, gelu, sigmoid]
            precision: [float32, float64]
        expect:
          - {that: training lowers the losses, sql: select avg(loss_final_filled) < avg(loss_init) from trials}
        """;

    /// <summary>Many short trials, so that a sweep can be stopped between any two of them.</summary>
    public const string Many =
        """
        name: many
        data: {dataset: digits, validation: 0.2}
        model: {kind: mlp, hidden: [16], activation: relu}
        optimizer: {kind: sgd}
        train: {epochs: 2}
        repeats: 4
        sweep: {grid: {optimizer.lr: "geomspace(1e-3, 1, 10)"}}
        """;

    /// <summary>Minutes of work: for tests that stop it.</summary>
    public const string Long =
        """
        name: long
        data: {dataset: digits, validation: 0.2}
        model: {kind: mlp, hidden: [64], activation: relu}
        optimizer: {kind: sgd}
        train: {epochs: 20000}
        repeats: 8
        sweep: {grid: {optimizer.lr: [0.001, 0.003, 0.01]}}
        """;
}

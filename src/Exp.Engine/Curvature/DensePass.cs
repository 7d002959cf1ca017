using System.Numerics;
using Exp.Engine.Activations;
using Exp.Engine.Batching;
using Exp.Engine.Kernels;
using Exp.Engine.Layers;
using Exp.Engine.Losses;
using Exp.Engine.Networks;

namespace Exp.Engine.Curvature;

/// <summary>
/// Forward and backward passes through dense layers, and their derivatives along a direction of weight space, on a copy of
/// the weights. Legend as in Pearlmutter's paper: R{x} is the derivative of x along the direction V of the weights W.
/// </summary>
internal sealed unsafe class DensePass<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Loss loss;
    private readonly IReadOnlyList<DenseLayer<T>> layers;
    private readonly Activation[] activations;
    private readonly int[] offsets;
    private readonly PinnedBlock<T> weights, direction;
    private readonly PinnedBlock<T>[] weightsBack, directionBack, z, rz, ra, rd;

    public DensePass(Network<T> network, Loss loss, int rows)
    {
        this.loss = loss;
        layers = network.Layers;
        activations = [.. network.Spec.Layers.Select(l => l.Activation)];
        offsets = [.. layers.Select((_, i) => layers.Take(i).Sum(l => l.Parameters))];
        weights = new PinnedBlock<T>(network.Parameters.Length);
        direction = new PinnedBlock<T>(network.Parameters.Length);
        weightsBack = [.. layers.Select(l => new PinnedBlock<T>(l.TransposedLength))];
        directionBack = [.. layers.Select(l => new PinnedBlock<T>(l.TransposedLength))];
        z = SurfaceBlock<T>.Buffers(layers, rows);
        rz = SurfaceBlock<T>.Buffers(layers, rows);
        ra = SurfaceBlock<T>.Buffers(layers, rows);
        rd = SurfaceBlock<T>.Buffers(layers, rows);
    }

    /// <summary>Takes over the weights, in the layout of the network's parameters.</summary>
    public void TakeWeights(ReadOnlySpan<T> from) => Take(from, weights, weightsBack);

    /// <summary>Takes over a direction in the same layout.</summary>
    public void TakeDirection(ReadOnlySpan<T> from) => Take(from, direction, directionBack);

    /// <summary>Fills a block from rows of the data; returns the sum of the row losses. D is that of scale · loss.</summary>
    public double Fill(SurfaceBlock<T> block, FeatureRows<T> features, T[] targets, ReadOnlySpan<int> rows, T scale)
    {
        Forward(block, features, rows);
        int width = layers[^1].Outputs;
        for (int i = 0; i < rows.Length; i++)
            targets.AsSpan(rows[i] * width, width).CopyTo(block.Targets.AsSpan(i * width));
        int last = layers.Count - 1, used = rows.Length * layers[last].Stride;
        LossSum sum = loss.Evaluate<T>(
            block.A[last].Span[..used], block.Targets, Shape(rows.Length), block.D[last].Span[..used], scale);
        Backward(block, rows.Length);
        return sum.Total;
    }

    /// <summary>The gradient from a filled block; added when asked.</summary>
    public void Gradient(SurfaceBlock<T> block, int rows, PinnedBlock<T> gradient, bool add)
    {
        for (int i = 0; i < layers.Count; i++)
        {
            T* x = Below(block, i, out int xRow);
            layers[i].WeightGradient(x, xRow, block.D[i].Start, rows, gradient.Start + offsets[i], add);
        }
        GC.KeepAlive(block);
        GC.KeepAlive(gradient);
    }

    /// <summary>
    /// The Hessian's product with the direction from a filled block: R{gradient}. Gauss-Newton leaves out what comes from
    /// the curvature of the network itself, which is J' H_L J with J the derivative of the outputs and H_L the Hessian of
    /// the loss by them.
    /// </summary>
    public void Product(SurfaceBlock<T> block, int rows, bool gaussNewton, PinnedBlock<T> product, bool add, T scale)
    {
        ForwardAlong(block, rows);
        int last = layers.Count - 1, used = rows * layers[last].Stride;
        loss.CurvatureProduct<T>(
            block.A[last].Span[..used], block.Targets, Shape(rows), ra[last].Span[..used], rd[last].Span[..used], scale);
        for (int i = last; i >= 0; i--)
        {
            used = rows * layers[i].Stride;
            Span<T> down = rd[i].Span[..used]; // R{∂/∂a}, then R{∂/∂z} = R{∂/∂a} f' + ∂/∂a f'' R{z}
            VectorSteps.Multiply<T>(block.Slopes[i].Span, down, down);
            if (!gaussNewton)
                VectorSteps.Add<T>(block.Bends[i].Span, rz[i].Span, down);
            T* x = Below(block, i, out int xRow), to = product.Start + offsets[i];
            layers[i].WeightGradient(x, xRow, rd[i].Start, rows, to, add);
            if (i == 0)
                break;
            if (!gaussNewton)
                layers[i].WeightGradient(ra[i - 1].Start, xRow, block.D[i].Start, rows, to, add: true, bias: false);
            layers[i].InputGradient(weightsBack[i].Start, rd[i].Start, rows, rd[i - 1].Start, xRow);
            if (!gaussNewton)
                layers[i].InputGradient(directionBack[i].Start, block.D[i].Start, rows, rd[i - 1].Start, xRow, add: true);
        }
        GC.KeepAlive(block);
        GC.KeepAlive(product);
        GC.KeepAlive(this);
    }

    private void Take(ReadOnlySpan<T> from, PinnedBlock<T> to, PinnedBlock<T>[] back)
    {
        from.CopyTo(to.Span);
        for (int i = 1; i < layers.Count; i++)
            PanelTranspose.Transpose(to.Start + offsets[i], layers[i].Inputs, layers[i].Outputs, back[i].Start);
        GC.KeepAlive(this);
    }

    private void Forward(SurfaceBlock<T> block, FeatureRows<T> features, ReadOnlySpan<int> rows)
    {
        for (int i = 0; i < rows.Length; i++)
            features.CopyRow(rows[i], block.Inputs.Span.Slice(i * block.InputStride, features.Width));
        for (int i = 0; i < layers.Count; i++)
        {
            int used = rows.Length * layers[i].Stride;
            T* x = Below(block, i, out int xRow);
            layers[i].Forward(weights.Start + offsets[i], x, xRow, rows.Length, z[i].Start);
            activations[i].Apply<T>(z[i].Span[..used], block.A[i].Span[..used]);
        }
        GC.KeepAlive(this);
    }

    private void Backward(SurfaceBlock<T> block, int rows)
    {
        for (int i = layers.Count - 1; i >= 0; i--)
        {
            int used = rows * layers[i].Stride;
            Span<T> sums = z[i].Span[..used], a = block.A[i].Span[..used], d = block.D[i].Span[..used];
            Span<T> bends = block.Bends[i].Span[..used], slopes = block.Slopes[i].Span[..used];
            d.CopyTo(bends);
            activations[i].MultiplyBySecondSlope<T>(sums, a, bends);
            activations[i].MultiplyBySlope<T>(sums, a, d);
            slopes.Fill(T.One);
            activations[i].MultiplyBySlope<T>(sums, a, slopes);
            if (i > 0)
                layers[i].InputGradient(weightsBack[i].Start, block.D[i].Start, rows, block.D[i - 1].Start, layers[i - 1].Stride);
        }
        GC.KeepAlive(this);
    }

    // R{z} = a V' + c + R{a} W' and R{a} = f' R{z}, a and R{a} those of the layer below; R{inputs} = 0.
    private void ForwardAlong(SurfaceBlock<T> block, int rows)
    {
        for (int i = 0; i < layers.Count; i++)
        {
            int used = rows * layers[i].Stride;
            T* x = Below(block, i, out int xRow);
            layers[i].Forward(direction.Start + offsets[i], x, xRow, rows, rz[i].Start);
            if (i > 0)
                layers[i].Forward(weights.Start + offsets[i], ra[i - 1].Start, xRow, rows, rz[i].Start, add: true);
            VectorSteps.Multiply<T>(block.Slopes[i].Span, rz[i].Span, ra[i].Span[..used]);
        }
    }

    private T* Below(SurfaceBlock<T> block, int layer, out int stride)
    {
        stride = layer == 0 ? block.InputStride : layers[layer - 1].Stride;
        return layer == 0 ? block.Inputs.Start : block.A[layer - 1].Start;
    }

    private LossShape Shape(int rows) => new(rows, layers[^1].Outputs, layers[^1].Stride);
}

using System.Numerics;
using Exp.Engine.Batching;
using Exp.Engine.Kernels;
using Exp.Engine.Layers;
using Exp.Engine.Losses;
using Exp.Engine.Networks;
using Exp.Engine.Numbers;

namespace Exp.Engine.Curvature;

/// <summary>
/// The mean loss over some rows as a function of the weights, seen from one point of weight space: its gradient there, and
/// exact products with its Hessian and its Gauss-Newton matrix. Has buffers of its own and reads the network only in
/// <see cref="Visit()"/>, so that a training may go on in between. Not for two threads at once.
/// </summary>
/// <remarks>
/// Vectors are in the layout of the network's parameters, padding included; <see cref="ToPanels"/> and
/// <see cref="FromPanels"/> translate. Where an activation or the loss is not smooth, the second derivatives of its pieces
/// count (0 for straight ones) and its jumps do not: see <see cref="Smooth"/>.
/// Sources: Pearlmutter, "Fast exact multiplication by the Hessian", Neural Computation 6, 1994; Gauss-Newton products:
/// Schraudolph, "Fast curvature matrix-vector products", Neural Computation 14, 2002.
/// </remarks>
public sealed class LossSurface<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Up to here every block of rows stays in memory between products; beyond, each product fills one block anew.
    private const long MostKeptBytes = 64 << 20;

    private readonly Network<T> network;
    private readonly FeatureRows<T> features;
    private readonly T[] targets;
    private readonly Loss loss;
    private readonly DensePass<T> pass;
    private readonly SurfaceBlock<T>[] blocks;
    private readonly PinnedBlock<T> gradient, product;
    private readonly int[] rows, places;
    private int count;
    private T scale;

    /// <summary>Makes the buffers and goes to the network's present weights.</summary>
    /// <param name="network">Dense layers; as in an evaluation.</param>
    /// <param name="features">All rows of the data.</param>
    /// <param name="targets">Targets [features.Count × outputs], row-major, coded for the loss.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="rows">The rows whose mean it is, in the order of the sums; at least one.</param>
    /// <exception cref="ArgumentException">The network has norms, or layers without biases.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Widths do not fit each other, or there are no rows.</exception>
    public LossSurface(Network<T> network, FeatureRows<T> features, T[] targets, Loss loss, ReadOnlySpan<int> rows)
        : this(network, features, targets, loss, rows, MostKeptBytes)
    {
    }

    internal LossSurface(
        Network<T> network, FeatureRows<T> features, T[] targets, Loss loss, ReadOnlySpan<int> rows, long mostKeptBytes)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentNullException.ThrowIfNull(loss);
        if (network.Spec.Layers.Any(l => !l.HasBias || l.Norm is { ParametersPerUnit: > 0 }))
            throw new ArgumentException("curvature is known for dense layers with biases and without norms", nameof(network));
        ArgumentOutOfRangeException.ThrowIfZero(rows.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(features.Width, network.Spec.Inputs);
        ArgumentOutOfRangeException.ThrowIfNotEqual(targets.Length, (long)features.Count * network.Spec.Outputs);
        (this.network, this.features, this.targets, this.loss) = (network, features, targets, loss);
        this.rows = new int[rows.Length];
        int longest = Math.Min(rows.Length, DepthBlocks.Longest);
        pass = new DensePass<T>(network, loss, longest);
        blocks = [.. Enumerable.Range(0, KeptBlocks(rows.Length, mostKeptBytes)).Select(_ => new SurfaceBlock<T>(network.Layers, longest))];
        gradient = new PinnedBlock<T>(network.Parameters.Length);
        product = new PinnedBlock<T>(network.Parameters.Length);
        places = Places(network.Layers);
        Hessian = new ProductMap(this, gaussNewton: false);
        GaussNewton = new ProductMap(this, gaussNewton: true);
        Visit(rows);
    }

    /// <summary>
    /// The matrix of second derivatives of the mean loss. A product costs one to two gradients over the rows, and up to three
    /// when what is known of the rows takes more than 64 MiB. Allocates nothing.
    /// </summary>
    public SymmetricMap<T> Hessian { get; }

    /// <summary>
    /// J' H J averaged over the rows, J the derivative of a row's outputs (behind the last activation) by the weights and H
    /// the Hessian of the row's loss by the outputs; not negative for a convex loss, and for cross entropy the Fisher matrix.
    /// </summary>
    public SymmetricMap<T> GaussNewton { get; }

    /// <summary>The mean loss at the point.</summary>
    public double Loss { get; private set; }

    /// <summary>The gradient of the mean loss at the point; changed by the next <see cref="Visit()"/>.</summary>
    public ReadOnlySpan<T> Gradient => gradient.Span;

    /// <summary>False where an activation or the loss has a slope that jumps, which the products do not see.</summary>
    public bool Smooth => loss.Smooth && network.Spec.Layers.All(l => l.Activation.Smooth);

    /// <summary>Goes to the network's present weights, and to other rows: at most as many as at the beginning.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are more rows, or none.</exception>
    public void Visit(ReadOnlySpan<int> some)
    {
        ArgumentOutOfRangeException.ThrowIfZero(some.Length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(some.Length, rows.Length);
        some.CopyTo(rows);
        count = some.Length;
        double weight = Weight();
        scale = T.One / T.CreateChecked(weight);
        pass.TakeWeights(network.Parameters);
        double total = 0;
        for (int first = 0; first < count; first += DepthBlocks.Longest)
        {
            total += Fill(first);
            pass.Gradient(Block(first), Length(first), gradient, add: first > 0);
        }
        Loss = total / weight;
    }

    /// <summary>Goes to the network's present weights with the same rows.</summary>
    public void Visit() => Visit(rows.AsSpan(0, count));

    /// <summary>
    /// Writes numbers per parameter to a vector: layer by layer the weights [units × inputs], row-major, then the biases.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A length is not that of the parameters, or of a vector.</exception>
    public void ToPanels(ReadOnlySpan<T> flat, Span<T> v)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(flat.Length, places.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(v.Length, gradient.Length);
        v.Clear();
        for (int i = 0; i < places.Length; i++)
            v[places[i]] = flat[i];
    }

    /// <summary>The other way round.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The length is not that of a vector.</exception>
    public T[] FromPanels(ReadOnlySpan<T> v)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(v.Length, gradient.Length);
        var flat = new T[places.Length];
        for (int i = 0; i < flat.Length; i++)
            flat[i] = v[places[i]];
        return flat;
    }

    /// <summary>The Hessian of the mean loss + l2/2 Σ w² over the weights; biases are left alone.</summary>
    /// <param name="l2">The coefficient as it enters the gradient, divided by whatever the penalty is divided by.</param>
    public SymmetricMap<T> Penalized(double l2)
    {
        var diagonal = new T[gradient.Length];
        foreach ((int start, int length) in network.Tensors.Where(t => t.IsWeight).SelectMany(t => t.Pieces))
            diagonal.AsSpan(start, length).Fill(T.CreateChecked(l2));
        return Hessian.Plus(diagonal);
    }

    private static int[] Places(IReadOnlyList<DenseLayer<T>> layers)
    {
        List<int> places = [];
        int offset = 0;
        foreach (DenseLayer<T> layer in layers)
        {
            places.AddRange(Enumerable.Range(0, layer.Outputs * layer.Inputs)
                .Select(i => offset + layer.IndexOf(i / layer.Inputs, i % layer.Inputs)));
            places.AddRange(Enumerable.Range(0, layer.Outputs).Select(unit => offset + layer.IndexOf(unit, layer.Inputs)));
            offset += layer.Parameters;
        }
        return [.. places];
    }

    private unsafe int KeptBlocks(int rows, long mostBytes)
    {
        int all = (rows + DepthBlocks.Longest - 1) / DepthBlocks.Longest;
        return all * SurfaceBlock<T>.Size(network.Layers, DepthBlocks.Longest) * sizeof(T) <= mostBytes ? all : 1;
    }

    private SurfaceBlock<T> Block(int first) => blocks[first / DepthBlocks.Longest % blocks.Length];

    private int Length(int first) => Math.Min(DepthBlocks.Longest, count - first);

    private double Fill(int first) => pass.Fill(Block(first), features, targets, rows.AsSpan(first, Length(first)), scale);

    // What the mean divides by.
    private double Weight()
    {
        if (!loss.WeighsRows)
            return count;
        int width = network.Spec.Outputs;
        double sum = 0;
        foreach (int row in rows.AsSpan(0, count))
            sum += loss.RowWeight<T>(targets.AsSpan(row * width, width));
        return sum;
    }

    private void Multiply(ReadOnlySpan<T> v, Span<T> to, bool gaussNewton)
    {
        pass.TakeDirection(v);
        for (int first = 0; first < count; first += DepthBlocks.Longest)
        {
            if (blocks.Length * DepthBlocks.Longest < count)
                Fill(first);
            pass.Product(Block(first), Length(first), gaussNewton, product, add: first > 0, scale);
        }
        product.Span.CopyTo(to);
    }

    private sealed class ProductMap(LossSurface<T> surface, bool gaussNewton)
        : SymmetricMap<T>(surface.gradient.Length, surface.places.Length)
    {
        protected override void Apply(ReadOnlySpan<T> v, Span<T> product) => surface.Multiply(v, product, gaussNewton);

        // In the order of the parameters, whatever the width of the panels is: the same numbers in float and double.
        protected internal override void Draw(RandomStream random, Span<T> v)
        {
            v.Clear();
            foreach (int place in surface.places)
                v[place] = T.CreateChecked(random.NextNormal());
        }
    }
}

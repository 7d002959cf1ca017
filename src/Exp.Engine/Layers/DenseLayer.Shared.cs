using Exp.Engine.Kernels;

namespace Exp.Engine.Layers;

// The products of a wide layer, panel by panel, for a crew of threads. What a product needs is kept in an object that is made
// once, so that a step allocates nothing.
internal sealed unsafe partial class DenseLayer<T>
{
    private Crew? crew;
    private ForwardWork forward = null!;
    private WeightWork weightGradient = null!;
    private InputWork inputGradient = null!;

    /// <summary>Lets a crew share the products from now on, or none. A narrow layer takes no help: it would cost more than it brings.</summary>
    public void Share(Crew? help)
    {
        crew = IsWide ? help : null;
        (forward, weightGradient, inputGradient) = (new ForwardWork(this), new WeightWork(this), new InputWork(this));
    }

    private sealed class ForwardWork(DenseLayer<T> layer) : PanelWork
    {
        private T* w, x, z;
        private nint xRow;
        private int rows;
        private bool add;

        public ForwardWork With(T* w, T* x, nint xRow, int rows, T* z, bool add)
        {
            this.w = w;
            this.x = x;
            this.z = z;
            (this.xRow, this.rows, this.add) = (xRow, rows, add);
            return this;
        }

        public override void Do(int panel, int worker) => layer.ForwardPanel(panel, w, x, xRow, rows, z, add);
    }

    private sealed class WeightWork(DenseLayer<T> layer) : PanelWork
    {
        private T* packed, d, dw;
        private int rows;
        private bool add, bias;

        public WeightWork With(T* packed, T* d, int rows, T* dw, bool add, bool bias)
        {
            this.packed = packed;
            this.d = d;
            this.dw = dw;
            (this.rows, this.add, this.bias) = (rows, add, bias);
            return this;
        }

        public override void Do(int panel, int worker)
        {
            T* to = dw + ((nint)panel * layer.PanelLength), from = d + (panel * Width);
            layer.PackedPanel(from, rows, to, add, packed, worker);
            if (bias)
                layer.BiasGradient(from, rows, to + ((nint)layer.Inputs * Width), add);
        }
    }

    private sealed class InputWork(DenseLayer<T> layer) : PanelWork
    {
        private T* transposed, d, dx;
        private nint xStride;
        private int rows;
        private bool add;

        public InputWork With(T* transposed, T* d, int rows, T* dx, nint xStride, bool add)
        {
            this.transposed = transposed;
            this.d = d;
            this.dx = dx;
            (this.xStride, this.rows, this.add) = (xStride, rows, add);
            return this;
        }

        public override void Do(int panel, int worker) => layer.InputPanel(panel, transposed, d, rows, dx, xStride, add);
    }
}

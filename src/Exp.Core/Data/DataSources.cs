using Exp.Core.Data.Sets;
using Exp.Engine.Catalog;

namespace Exp.Core.Data;

public abstract partial record DataSource
{
    /// <summary>Every data source. A newcomer adds one line.</summary>
    public static Family<DataSource> All { get; } = new Family<DataSource>("dataset", "datasets")
        .Add<Mnist>()
        .Add<Digits>()
        .Add<Iris>()
        .Add<Wine>()
        .Add<BreastCancer>()
        .Add<Banknote>()
        .Add<Sonar>()
        .Add<Concrete>()
        .Add<Moons>()
        .Add<Circles>()
        .Add<Spirals>()
        .Add<Xor>()
        .Add<Blobs>()
        .Add<GateSource>()
        .Add<CsvSource>()
        .Add<IdxSource>();
}

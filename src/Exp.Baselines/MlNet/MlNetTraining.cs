using Microsoft.ML;
using Microsoft.ML.Trainers;

namespace Exp.Baselines.MlNet;

/// <summary>
/// One fit with a context of its own (two fits on one context differ). Stands between the list of baselines and ML.NET:
/// a delegate that names a type of ML.NET would load its assemblies when it is made, this one does not.
/// </summary>
internal sealed class MlNetTraining(MLContext ml, IDataView rows, int seed)
{
    /// <summary>For trainers that keep a seed of their own.</summary>
    public int Seed => seed;

    /// <summary>Trainers of several classes.</summary>
    public MulticlassClassificationCatalog.MulticlassClassificationTrainers Multiclass => ml.MulticlassClassification.Trainers;

    /// <summary>Trainers of two classes.</summary>
    public BinaryClassificationCatalog.BinaryClassificationTrainers Binary => ml.BinaryClassification.Trainers;

    /// <summary>Trainers of real targets.</summary>
    public RegressionCatalog.RegressionTrainers Regression => ml.Regression.Trainers;

    /// <summary>What was fitted.</summary>
    public ITransformer? Model { get; private set; }

    /// <summary>Fits on the training rows.</summary>
    public void Fit(IEstimator<ITransformer> trainer) => Model = trainer.Fit(rows);

    /// <summary>Fits one model per class against the rest; the scores are its raw margins, nothing is calibrated.</summary>
    public void FitOneVersusAll<TModel>(ITrainerEstimator<Microsoft.ML.Data.BinaryPredictionTransformer<TModel>, TModel> trainer)
        where TModel : class => Fit(Multiclass.OneVersusAll(trainer, MlNetRows.Class, useProbabilities: false));
}

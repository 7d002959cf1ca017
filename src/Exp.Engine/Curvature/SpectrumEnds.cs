namespace Exp.Engine.Curvature;

/// <summary>The ends of a spectrum.</summary>
/// <param name="Top">The largest eigenvalue; of a Hessian: the sharpness. NaN when a product was not finite.</param>
/// <param name="Bottom">The smallest eigenvalue; below 0 where the loss is not convex. NaN when a product was not finite.</param>
/// <param name="Steps">Products made.</param>
/// <param name="Converged">False when the steps ran out, or a product was not finite.</param>
/// <param name="TopVector">The unit eigenvector of Top, a good start for the next time; its sign has no meaning. Empty when a product was not finite.</param>
public sealed record SpectrumEnds<T>(RitzValue Top, RitzValue Bottom, int Steps, bool Converged, T[] TopVector);

namespace Exp.Core.Data;

/// <summary>A line of `exp data list`: what is known of a data source without reading it.</summary>
/// <param name="Kind">Its name in a config.</param>
/// <param name="Summary">One line for people.</param>
/// <param name="Task">What is predicted; null when that is for the user's file to say.</param>
/// <param name="Rows">Rows; 0 when unknown.</param>
/// <param name="TestRows">Rows of them that the publishers set aside for testing.</param>
/// <param name="Features">Numbers per row; 0 when unknown.</param>
/// <param name="Classes">Classes; 0 for regression, or when unknown.</param>
/// <param name="Licence">Of the data; "generated" for made-up sets, "" for the user's own.</param>
/// <param name="Source">Who to cite.</param>
public sealed record DataListing(
    string Kind, string Summary, DataTask? Task, int Rows, int TestRows, int Features, int Classes, string Licence, string Source);

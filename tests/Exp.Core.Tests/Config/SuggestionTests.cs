using Exp.Core.Config;
using Exp.Engine.Catalog;

namespace Exp.Core.Tests.Config;

public class SuggestionTests
{
    private static readonly string[] optimizers = ["sgd", "adam", "adamw", "rmsprop", "adagrad"];

    [Theory]
    [InlineData("adamm", "; did you mean 'adam'?")]
    [InlineData("Adam", "; did you mean 'adam'?")]
    [InlineData("rms-prop", "; did you mean 'rmsprop'?")]
    [InlineData("sdg", "; did you mean 'sgd'?")]
    [InlineData("lion", "; allowed: sgd, adam, adamw, rmsprop, adagrad")]
    public void Suggests(string word, string said) => Assert.Equal(said, Suggestion.For(word, optimizers));

    [Theory]
    [InlineData("", "abc", 3)]
    [InlineData("abc", "abc", 0)]
    [InlineData("abcd", "acbd", 1)]
    [InlineData("kitten", "sitting", 3)]
    public void Counts_edits(string a, string b, int edits) => Assert.Equal(edits, Spelling.Distance(a, b));
}

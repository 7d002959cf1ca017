namespace Exp.Engine.Losses;

/// <summary>How a class label becomes target numbers.</summary>
public enum LabelCoding
{
    /// <summary>1 for the class of the row, 0 for the others.</summary>
    OneHot,

    /// <summary>+1 for the class of the row, −1 for the others.</summary>
    PlusMinusOne,
}

namespace Exp.Engine.Catalog;

/// <summary>The list of all members of one kind of pluggable thing, without its type parameter: for binder, help and schema.</summary>
public interface IFamily
{
    /// <summary>What a member is called in messages, singular: "activation".</summary>
    string Noun { get; }

    /// <summary>The name of the list in `exp list`: "activations".</summary>
    string Plural { get; }

    /// <summary>The key that names the member in a config map; "kind" for almost all.</summary>
    string Discriminator { get; }

    /// <summary>The contract type that all members share.</summary>
    Type Contract { get; }

    /// <summary>The members in the order of registration.</summary>
    IReadOnlyList<Member> Members { get; }

    /// <summary>The member of that name, or null.</summary>
    Member? Find(string kind);

    /// <summary>The member that describes this object.</summary>
    Member MemberOf(object part);
}

/// <summary>The list of all members of one kind of pluggable thing. A newcomer adds one line here.</summary>
/// <typeparam name="T">The contract.</typeparam>
/// <param name="noun">Singular name for messages.</param>
/// <param name="plural">Name of the list for `exp list`.</param>
/// <param name="discriminator">The key that names the member in a config map.</param>
public sealed class Family<T>(string noun, string plural, string discriminator = "kind") : IFamily
    where T : class
{
    private readonly List<Member> members = [];

    /// <inheritdoc/>
    public string Noun { get; } = noun;

    /// <inheritdoc/>
    public string Plural { get; } = plural;

    /// <inheritdoc/>
    public string Discriminator { get; } = discriminator;

    /// <inheritdoc/>
    public Type Contract => typeof(T);

    /// <inheritdoc/>
    public IReadOnlyList<Member> Members => members;

    /// <summary>Adds a member; its name must be new.</summary>
    public Family<T> Add<TMember>()
        where TMember : T
    {
        var member = Member.Of(typeof(TMember));
        if (Find(member.Kind) is not null)
            throw new InvalidOperationException($"{Noun} '{member.Kind}' is listed twice");
        members.Add(member);
        return this;
    }

    /// <inheritdoc/>
    public Member? Find(string kind) => members.Find(m => string.Equals(m.Kind, kind, StringComparison.Ordinal));

    /// <inheritdoc/>
    public Member MemberOf(object part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return members.Find(m => m.Type == part.GetType())
            ?? throw new ArgumentException($"{part.GetType().Name} is not listed as {Noun}", nameof(part));
    }
}

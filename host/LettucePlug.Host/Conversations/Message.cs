namespace LettucePlug.Host.Conversations;

/// <summary>One turn of a chat. A turn that was made again keeps its earlier variants, each with its own pictures.</summary>
internal sealed record Message
{
    public required string Id { get; init; }

    public required string Chat { get; init; }

    /// <summary>The name of a <see cref="Sdk.ChatRole"/>.</summary>
    public required string Role { get; init; }

    /// <summary>At least one, the oldest first.</summary>
    public required IReadOnlyList<MessageVariant> Variants { get; init; }

    /// <summary>Which variant counts.</summary>
    public int Selected { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public MessageVariant Current => Variants[Selected];

    /// <summary>The same message with its current variant changed.</summary>
    public Message WithCurrent(Func<MessageVariant, MessageVariant> change) => WithVariant(Current.Id, change);

    /// <summary>The same message with one variant changed; itself where it has no such variant.</summary>
    public Message WithVariant(string variant, Func<MessageVariant, MessageVariant> change) => this with
    {
        Variants = [.. Variants.Select(one => one.Id == variant ? change(one) : one)],
    };

    /// <summary>The same message with one more variant, which counts from now on.</summary>
    public Message WithNew(MessageVariant variant) => this with
    {
        Variants = [.. Variants, variant],
        Selected = Variants.Count,
    };
}

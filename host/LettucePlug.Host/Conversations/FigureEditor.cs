using LettucePlug.Host.Assets;
using LettucePlug.Host.Conversations.Cards;
using LettucePlug.Host.Settings;

namespace LettucePlug.Host.Conversations;

/// <summary>Makes and changes characters and personas in the user's own words.</summary>
internal sealed class FigureEditor(FigureStore figures, AssetLibrary assets, AssetImport import, CardFile cards, TimeProvider time)
{
    private const string CannotBeEmpty = "something to call it by";

    /// <summary>What can be set by name.</summary>
    public static IReadOnlyList<string> Keys { get; } = ["name", "description", "greeting", "avatar", "background", "designDescription"];

    public async Task<Figure> AddAsync(FigureKind kind, string name, string? description, string? id, CancellationToken cancellationToken)
    {
        var figure = await NewAsync(kind, name, id, cancellationToken) with { Description = description ?? "" };
        await figures.AddAsync(figure, cancellationToken);
        return figure;
    }

    public async Task<Figure> SetAsync(
        FigureKind kind,
        string id,
        IReadOnlyDictionary<string, string> values,
        CancellationToken cancellationToken)
    {
        var changes = new List<Func<Figure, Figure>>();
        foreach (var (key, value) in values)
        {
            changes.Add(await ChangeAsync(key, value, cancellationToken));
        }

        return await figures.ChangeAsync(
            kind, id, figure => changes.Aggregate(figure, (current, change) => change(current)), cancellationToken);
    }

    /// <summary>A figure from a character card; the picture of a PNG card becomes the avatar.</summary>
    public async Task<Figure> ImportAsync(FigureKind kind, string path, string? id, CancellationToken cancellationToken)
    {
        var (card, isPicture) = await CardFile.ReadAsync(path, cancellationToken);
        var avatar = isPicture ? await import.FileAsync(path, AssetKinds.Avatar, cancellationToken) : null;
        var figure = await NewAsync(kind, card.Name, id, cancellationToken) with
        {
            Description = card.Description,
            Greeting = card.Greeting,
            DesignDescription = card.DesignDescription,
            CardRest = card.Rest,
            Avatar = avatar?.Id,
            AvatarVariants = avatar is null ? [] : [avatar.Id],
        };
        await figures.AddAsync(figure, cancellationToken);
        return figure;
    }

    public async Task ExportAsync(FigureKind kind, string id, string path, CancellationToken cancellationToken)
    {
        var figure = await figures.GetAsync(kind, id, cancellationToken);
        var avatar = figure.Avatar is { } asset ? await assets.FindAsync(asset, cancellationToken) : null;
        var card = new CharacterCard
        {
            Name = figure.Name,
            Description = figure.Description,
            Greeting = figure.Greeting,
            DesignDescription = figure.DesignDescription,
            Rest = figure.CardRest,
        };
        await cards.WriteAsync(path, card, avatar, cancellationToken);
    }

    private async Task<Figure> NewAsync(FigureKind kind, string name, string? id, CancellationToken cancellationToken)
    {
        var called = name.Trim();
        if (called.Length == 0)
        {
            throw SettingsException.BadValue("name", name, CannotBeEmpty);
        }

        var taken = new List<string>();
        await foreach (var other in figures.ListAsync(kind, cancellationToken))
        {
            taken.Add(other.Id);
        }

        var now = time.GetUtcNow();
        return new Figure
        {
            Id = ReadableId.New(id, called, taken),
            Kind = kind,
            Name = called,
            CreatedAt = now,
            UpdatedAt = now,
        };
    }

    private async Task<Func<Figure, Figure>> ChangeAsync(string key, string value, CancellationToken cancellationToken)
    {
        var known = Keys.FirstOrDefault(one => one.Equals(key, StringComparison.OrdinalIgnoreCase));
        var text = value.Trim() is { Length: > 0 } some ? some : null;
        switch (known)
        {
            case "name":
                return text is null
                    ? throw SettingsException.BadValue("name", value, CannotBeEmpty)
                    : figure => figure with { Name = text };
            case "description":
                return figure => figure with { Description = text ?? "" };
            case "greeting":
                return figure => figure with { Greeting = text };
            case "designDescription":
                return figure => figure with { DesignDescription = text };
            case "avatar":
                var avatar = text is null ? null : await import.FileOrAssetAsync(text, AssetKinds.Avatar, cancellationToken);
                return figure => avatar is null ? figure with { Avatar = null } : WithAvatar(figure, avatar.Id);
            case "background":
                var background = text is null ? null : await import.FileOrAssetAsync(text, AssetKinds.Background, cancellationToken);
                return figure => figure with { Background = background?.Id };
            default:
                throw new SettingsException("unknown-field", $"A figure has no field '{key}'.")
                {
                    Hint = Nearest.To(key, Keys) is { } near ? $"Did you mean '{near}'?" : "There are: " + string.Join(", ", Keys),
                };
        }
    }

    public static Figure WithAvatar(Figure figure, string asset) => figure with
    {
        Avatar = asset,
        AvatarVariants = figure.AvatarVariants.Contains(asset) ? figure.AvatarVariants : [.. figure.AvatarVariants, asset],
    };
}

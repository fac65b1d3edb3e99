using LettucePlug.Sdk;

namespace LettucePlug.Host.Connections;

/// <summary>What the user wants a model to be. What is null stays as it is, or is found out.</summary>
internal sealed record ModelDraft
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    public IReadOnlyList<string>? Input { get; init; }

    public IReadOnlyList<string>? Output { get; init; }

    /// <summary>Further connections that may do its work; empty for none.</summary>
    public IReadOnlyList<string>? Pool { get; init; }

    /// <summary>Added to the settings there are; an empty value removes one.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Reads a list such as <c>text,image</c>.</summary>
    public static IReadOnlyList<string>? ReadScopes(string? typed)
    {
        if (typed is null)
        {
            return null;
        }

        string[] known = [Modality.Text.Name, Modality.Image.Name, Modality.Audio.Name];
        var scopes = typed.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(scope => scope.ToLowerInvariant())
            .Distinct()
            .ToList();
        return scopes.Count > 0 && scopes.All(known.Contains)
            ? scopes
            : throw CatalogException.Bad("bad-scopes", $"'{typed}' is no list of scopes.", "There are: " + string.Join(", ", known));
    }
}

namespace LettucePlug.Host.Templates;

/// <summary>The template below an override is not the one it was made from any more.</summary>
internal sealed record BaseChange
{
    public required string BasePack { get; init; }

    public required string BaseVersion { get; init; }

    /// <summary>Null where the template is gone.</summary>
    public required string? NowVersion { get; init; }

    /// <summary>What changed in the base.</summary>
    public required IReadOnlyList<string> Diff { get; init; }

    public static BaseChange? Of(PromptFile file, TemplateSnapshot snapshot)
    {
        var name = Path.GetFileNameWithoutExtension(file.Path);
        if (!snapshot.Records.TryGetValue(name, out var record))
        {
            return null;
        }

        var pack = snapshot.FindPack(record.BasePack);
        var now = pack?.Find(file.Id, file.Locale);
        return now?.Hash == record.BaseHash ? null : new BaseChange
        {
            BasePack = record.BasePack,
            BaseVersion = record.BaseVersion,
            NowVersion = now is null ? null : now.Header.Version ?? pack!.Version, // It came from the pack.
            Diff = now is null ? [] : LineDiff.Between(record.BaseText, now.Source.Text),
        };
    }
}

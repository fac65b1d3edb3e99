using LettucePlug.Sdk;

namespace LettucePlug.Provider.ComfyUi.Workflows;

/// <summary>Which reference goes into which slot of a workflow.</summary>
internal sealed class ReferenceSlots
{
    private readonly IReadOnlyList<ImageReference> _all;
    private readonly List<ImageReference> _references;

    public ReferenceSlots(Workflow workflow, IReadOnlyList<ImageReference> references)
    {
        _all = references;
        _references = [.. references.Where(reference => reference.Role != ReferenceRole.Mask)];
        var slots = workflow.Slots.ToList();
        Used = [.. references.Where(reference => slots.Any(slot => ReferenceEquals(Find(slot.Token), reference)))];
        ToUpload =
        [
            .. Used.Where(reference => slots.Any(slot => !slot.Token.IsBase64 && ReferenceEquals(Find(slot.Token), reference)))
                .DistinctBy(reference => reference.Sha256),
        ];
        Empty = [.. slots.Where(slot => Find(slot.Token) is null)];
    }

    /// <summary>How many references the request has, masks not counted.</summary>
    public int Count => _references.Count;

    /// <summary>Those that the workflow has a slot for, in the request's order.</summary>
    public IReadOnlyList<ImageReference> Used { get; }

    /// <summary>Those that must be on the server, each picture once.</summary>
    public IReadOnlyList<ImageReference> ToUpload { get; }

    /// <summary>The slots that nothing goes into.</summary>
    public IReadOnlyList<TokenUse> Empty { get; }

    public IEnumerable<ImageReference> Unused => _all.Except(Used);

    public ImageReference? Find(Token token) =>
        (token.Role is { } role ? _all.Where(reference => reference.Role == role) : _references)
        .Skip(token.Index).FirstOrDefault();
}

using LettucePlug.Sdk;

namespace LettucePlug.Provider.ComfyUi.Workflows;

/// <summary>The two workflows of a connection, each parsed when it is first needed.</summary>
internal sealed class WorkflowSet
{
    private readonly Lazy<Workflow> _fromText;
    private readonly Lazy<Workflow> _fromImage;

    public WorkflowSet(IReadOnlyDictionary<string, string> settings)
    {
        var text = Value(settings, ComfyUiProvider.FromTextKey);
        var image = Value(settings, ComfyUiProvider.FromImageKey);
        HasOwn = text is not null || image is not null;
        _fromText = new(() => Workflow.Parse(text ?? BuiltInWorkflows.FromText));
        // Whoever brought one workflow means it for everything; the built-in pair stands in only as a pair.
        _fromImage = image is not null || text is null ? new(() => Workflow.Parse(image ?? BuiltInWorkflows.FromImage)) : _fromText;
    }

    /// <summary>Whether the user brought at least one of them.</summary>
    public bool HasOwn { get; }

    public static string? Value(IReadOnlyDictionary<string, string> settings, string key) =>
        settings.TryGetValue(key, out var text) && !string.IsNullOrWhiteSpace(text) ? text : null;

    /// <summary>The workflow for a request with or without references.</summary>
    /// <exception cref="ProviderException">The setting holds no workflow.</exception>
    public Workflow Choose(bool hasReferences)
    {
        var (chosen, name) = hasReferences
            ? (_fromImage, ReferenceEquals(_fromImage, _fromText) ? "text-to-image" : "image-to-image")
            : (_fromText, "text-to-image");
        try
        {
            return chosen.Value;
        }
        catch (WorkflowException e)
        {
            var place = e.Place is { } at ? $" (line {at.Line}, column {at.Column})" : "";
            throw new ProviderException(ProviderFailure.InvalidRequest, $"The {name} workflow cannot be used{place}: {e.Message}", e)
            {
                Hint = e.Hint,
                ProviderCode = e.Code,
            };
        }
    }

    /// <summary>What requests can have on this connection, as the workflows' tokens tell.</summary>
    public ImageLimits Limits()
    {
        var workflows = new[] { Choose(hasReferences: false), Choose(hasReferences: true) }.Distinct().ToList();
        var slots = workflows.SelectMany(workflow => workflow.Slots).Select(use => use.Token).ToList();
        return ComfyUiProvider.AllLimits with
        {
            Settings = [.. SettingTokens.All.Where(pair => workflows.Any(workflow => workflow.Has(pair.Kind))).Select(pair => pair.Name).Distinct()],
            MaxReferences = slots
                .Where(token => token.Role != ReferenceRole.Mask)
                .Select(token => (token.Role, token.Index))
                .Distinct()
                .Count(),
            SupportsMask = slots.Any(token => token.Role == ReferenceRole.Mask),
        };
    }
}

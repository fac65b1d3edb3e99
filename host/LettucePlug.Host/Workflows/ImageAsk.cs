using LettucePlug.Host.Assets;
using LettucePlug.Host.Connections;
using LettucePlug.Host.Jobs;
using LettucePlug.Host.Routing;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Workflows;

/// <summary>What somebody wants an image of, before anything is decided.</summary>
internal sealed record ImageAsk
{
    public required string Prompt { get; init; }

    /// <summary>What the image is for; decides which setting names the model.</summary>
    public Feature Feature { get; init; } = Feature.Image;

    /// <summary>The model that was named in the call; null for the feature's own.</summary>
    public string? Model { get; init; }

    /// <summary>One of <see cref="JobKinds"/>.</summary>
    public string JobKind { get; init; } = JobKinds.Generate;

    /// <summary>One of <see cref="AssetKinds"/>.</summary>
    public string AssetKind { get; init; } = AssetKinds.Generated;

    public int Count { get; init; } = 1;

    /// <summary>What was set in the call, by the keys of a model's settings. An empty value takes back what chat or model say.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>What the chat sets, between the call and the model.</summary>
    public IReadOnlyDictionary<string, string> ChatSettings { get; init; } = new Dictionary<string, string>();

    /// <summary>The negative prompt as a whole, in place of all that settings say; null to put it together from them.</summary>
    public string? NegativePrompt { get; init; }

    /// <summary>In the order they are to be sent; the first is the primary one.</summary>
    public IReadOnlyList<AssetReference> References { get; init; } = [];

    /// <summary>True where a model that takes no images may do it without the references, which is then said.</summary>
    public bool ReferencesMayBeLeftOut { get; init; }

    public string? Parent { get; init; }

    public JobTarget? Target { get; init; }

    /// <summary>Changes the request to suit the model that was chosen, before it is held against the model's limits.</summary>
    public Func<ImageAsk, ConfiguredModel, ImageLimits, Action<WorkflowEvent.Warned>, ImageAsk>? ForModel { get; init; }

    /// <summary>
    /// What to write in one batch with the job, such as the placeholder in a message. Asked again where somebody else's
    /// write came between.
    /// </summary>
    public Func<JobRecord, CancellationToken, ValueTask<IReadOnlyList<DocumentWrite>>>? Along { get; init; }
}

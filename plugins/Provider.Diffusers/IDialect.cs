using LettucePlug.Sdk;

namespace LettucePlug.Provider.Diffusers;

/// <summary>One of the languages that such servers speak.</summary>
internal interface IDialect
{
    /// <summary>The name of the one model of a server that has no names for models.</summary>
    const string OnlyModel = "default";

    string Name { get; }

    /// <summary>What speaks it, for people.</summary>
    string Title { get; }

    Task<IReadOnlyList<ModelInfo>> ListModelsAsync(CancellationToken cancellationToken);

    IAsyncEnumerable<ImageUpdate> GenerateAsync(ImageRequest request, CancellationToken cancellationToken);

    Task<IReadOnlyList<string>> ListChoicesAsync(string setting, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([]);

    /// <summary>The answer to <see cref="ListModelsAsync"/> where there is one model, without a name.</summary>
    static IReadOnlyList<ModelInfo> One(ImageLimits limits) => [Describe(OnlyModel, limits)];

    static ModelInfo Describe(string name, ImageLimits limits) => new()
    {
        Name = name,
        Input = limits.MaxReferences == 0 ? [Modality.Text] : [Modality.Text, Modality.Image],
        Output = [Modality.Image],
        ImageLimits = limits,
    };
}

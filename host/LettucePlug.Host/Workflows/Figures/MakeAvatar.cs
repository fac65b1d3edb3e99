using LettucePlug.Host.Assets;
using LettucePlug.Host.Connections;
using LettucePlug.Host.Conversations;
using LettucePlug.Host.Jobs;
using LettucePlug.Host.Routing;
using LettucePlug.Host.Workflows.Chats;
using LettucePlug.Host.Workflows.Prompts;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Workflows.Figures;

/// <summary>
/// Makes and edits avatars: the template's text goes straight to the image model. Each result is a variant; which one
/// is the avatar is the user's to say.
/// </summary>
internal sealed class MakeAvatar(
    FigureStore figures, AssetLibrary library, RouteFinder routes, IPromptSource prompts, GenerateImage generate)
{
    private const string AnyPortrait = "A portrait that fits the description.";

    public IAsyncEnumerable<WorkflowEvent> GenerateAsync(AvatarAsk ask, CancellationToken cancellationToken) =>
        WorkflowStream.RunAsync(
            async (emit, token) =>
            {
                var figure = await FindAsync(ask, token);
                var request = ask.Request.Trim() is { Length: > 0 } wish ? wish : AnyPortrait;
                var values = new Dictionary<string, object?> { ["request"] = request };
                await RunAsync(ask, figure, Feature.Avatar, PromptKinds.AvatarGenerate, values, source: null, emit, token);
            },
            cancellationToken);

    /// <summary>Changes the avatar, or one of its variants: it goes along as the source.</summary>
    public IAsyncEnumerable<WorkflowEvent> EditAsync(AvatarAsk ask, CancellationToken cancellationToken) =>
        WorkflowStream.RunAsync(
            async (emit, token) =>
            {
                var figure = await FindAsync(ask, token);
                if (ask.Request.Trim().Length == 0)
                {
                    throw ImageAskException.NoPrompt();
                }

                var source = ask.Source is { } typed
                    ? await library.ResolveAsync(typed, token)
                    : await library.GetAsync(CurrentOf(figure), token);
                var values = new Dictionary<string, object?>
                {
                    ["request"] = ask.Request.Trim(),
                    ["current_prompt"] = source.Prompt,
                };
                await RunAsync(ask, figure, Feature.AvatarEdit, PromptKinds.AvatarEdit, values, source, emit, token);
            },
            cancellationToken);

    /// <summary>Makes an asset the avatar; the one before stays among the variants.</summary>
    public async Task<Figure> AcceptAsync(string address, string asset, CancellationToken cancellationToken)
    {
        var (kind, id) = Figure.ReadAddress(address);
        await figures.GetAsync(kind, id, cancellationToken);
        var chosen = await library.ResolveAsync(asset, cancellationToken);
        return chosen.TrashedAt is null
            ? await figures.ChangeAsync(kind, id, figure => FigureEditor.WithAvatar(figure, chosen.Id), cancellationToken)
            : throw AssetNotFoundException.Trashed(chosen.Id);
    }

    private async Task RunAsync(
        AvatarAsk ask,
        Figure figure,
        Feature feature,
        string kind,
        Dictionary<string, object?> values,
        AssetRecord? source,
        Action<WorkflowEvent> emit,
        CancellationToken cancellationToken)
    {
        var model = routes.Find(feature, ask.Model).Order[0];
        values["subject"] = Cast.Describe(figure);
        values["image_instructions"] = model.Settings.GetValueOrDefault(ModelSettings.PromptWriterInstructions);
        var prompt = await prompts.RenderAsync(
            new PromptCall
            {
                Kind = kind,
                Values = values,
                Style = model.Settings.GetValueOrDefault(ModelSettings.PromptStyle),
                Model = model,
            },
            cancellationToken);
        foreach (var warning in prompt.Warnings)
        {
            emit(new WorkflowEvent.Warned(warning));
        }

        var image = new ImageAsk
        {
            Prompt = prompt.Text,
            Feature = feature,
            Model = ask.Model,
            JobKind = JobKinds.Avatar,
            AssetKind = AssetKinds.Avatar,
            Count = ask.Count,
            Settings = ask.Settings,
            References = source is null
                ? []
                : [new AssetReference { Role = ReferenceRole.Source.Name, Asset = source.Id, Label = $"{figure.Name}, avatar" }],
            Parent = source?.Id,
            Target = new JobTarget { Kind = FigureTarget.KindName, Id = figure.Address },
        };
        await foreach (var happened in generate.RunAsync(image, cancellationToken))
        {
            emit(happened);
        }
    }

    private static string CurrentOf(Figure figure) =>
        figure.Avatar
        ?? (figure.AvatarVariants is [.., var newest] ? newest : throw ConversationException.NoAvatar(figure));

    private async Task<Figure> FindAsync(AvatarAsk ask, CancellationToken cancellationToken)
    {
        var (kind, id) = Figure.ReadAddress(ask.Figure);
        return await figures.GetAsync(kind, id, cancellationToken);
    }
}

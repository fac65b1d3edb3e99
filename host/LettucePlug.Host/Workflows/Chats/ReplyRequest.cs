using System.Globalization;
using LettucePlug.Host.Connections;
using LettucePlug.Host.Routing;
using LettucePlug.Host.Settings;
using LettucePlug.Host.Workflows.Prompts;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Workflows.Chats;

/// <summary>Puts together what a chat model is asked: the prompt of the chat's template, and as much of the chat as fits.</summary>
internal sealed class ReplyRequest(
    IPromptSource prompts, PromptMessages messages, ChatHistory history, RouteFinder routes, SettingsStore settings)
{
    // Room for a few words, whatever the settings say.
    private const int LeastTokens = 128;

    private const string GoOn =
        "Go on with your last reply from exactly where it stops. Repeat nothing of it, and do not begin a new one.";

    public async Task<ChatRequest> BuildAsync(
        Cast cast,
        ReplyPlace place,
        ConfiguredModel model,
        SceneMode scenes,
        bool noImages,
        Action<WorkflowEvent> emit,
        CancellationToken cancellationToken)
    {
        var config = new ChatConfig(cast.Chat, settings);
        var prompt = await prompts.RenderAsync(
            Call(cast, config, model, scenes), cancellationToken);
        foreach (var warning in prompt.Warnings)
        {
            emit(new WorkflowEvent.Warned(warning));
        }

        var replyTokens = Number(model, "maxTokens") is { } own ? (int)own : config.ReplyTokens;
        var budget = Math.Max(LeastTokens, config.ContextTokens - replyTokens - PromptMessages.Estimate(prompt));
        var fitting = await history.FitAsync(
            cast.Chat.Id, place.UpTo, budget, model.Takes(Modality.Image), cancellationToken);
        var conversation = await history.ToMessagesAsync(fitting, model, emit, cancellationToken);
        var all = await messages.BuildAsync(prompt, conversation, emit, cancellationToken);
        if (place.Kind == ReplyPlaceKind.EndOfVariant)
        {
            all.Add(new ChatMessage { Role = ChatRole.System, Parts = [new ChatText { Text = GoOn }] });
        }

        return new ChatRequest
        {
            Model = model.Name,
            Messages = all,
            Temperature = Number(model, "temperature"),
            TopP = Number(model, "topP"),
            MaxTokens = replyTokens,
            Output = !noImages && model.Gives(Modality.Image) ? [Modality.Text, Modality.Image] : [Modality.Text],
        };
    }

    public static double? Number(ConfiguredModel model, string key) =>
        model.Settings.GetValueOrDefault(key) is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : null;

    private PromptCall Call(Cast cast, ChatConfig config, ConfiguredModel model, SceneMode scenes)
    {
        var writesPrompts = scenes is SceneMode.AskFirst or SceneMode.Automatic;
        var renderer = writesPrompts ? routes.Explain(Feature.SceneImage, config.Model(Feature.SceneImage)).Chosen : null;
        return new PromptCall
        {
            Kind = PromptKinds.Chat,
            Style = renderer?.Settings.GetValueOrDefault(ModelSettings.PromptStyle),
            Model = model,
            Values = new Dictionary<string, object?>
            {
                ["character"] = Cast.Describe(cast.Character),
                ["persona"] = Cast.Describe(cast.Persona),
                ["user"] = cast.UserName,
                ["scene"] = cast.Chat.Scene,
                ["scene_images"] = writesPrompts,
                ["image_instructions"] = renderer?.Settings.GetValueOrDefault(ModelSettings.PromptWriterInstructions),
            },
        };
    }
}

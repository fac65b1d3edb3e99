using LettucePlug.Host.Assets;
using LettucePlug.Host.Conversations;
using LettucePlug.Host.Routing;
using LettucePlug.Host.Workflows;
using LettucePlug.Host.Workflows.Scenes;

namespace LettucePlug.Host.Tui.Models;

/// <summary>A scene prompt that waits for the user's word: nothing is sent before <see cref="ApproveAsync"/>.</summary>
internal sealed class ReviewModel(
    Services services, ActivityBoard board, Approval approval, IReadOnlyList<AssetReference> references, Action<WorkflowEvent> follow)
{
    public string Id => approval.Id;

    public string Message => approval.Message;

    /// <summary>As the model wrote it.</summary>
    public string Proposed => approval.Proposed;

    public string Prompt { get; set; } = approval.Prompt;

    /// <summary>In the order they would be sent, by name.</summary>
    public IReadOnlyList<string> References { get; } =
        [.. references.Select((reference, index) => $"{index + 1}. {reference.Label ?? reference.Asset} ({reference.Role})")];

    public Problem? Problem { get; private set; }

    /// <summary>Set once it has an answer.</summary>
    public bool IsAnswered { get; private set; }

    /// <summary>The model that would render it, and why another would not.</summary>
    public string ModelLine
    {
        get
        {
            var decision = services.Routes.Explain(Feature.SceneImage);
            return decision.Chosen is { } chosen ? $"{chosen.Id} ({chosen.Name} of {chosen.Connection})" : decision.Refusal?.Message ?? "none";
        }
    }

    public async Task ApproveAsync()
    {
        IsAnswered = true;
        var prompt = Prompt.Trim().Length > 0 ? Prompt : null;
        var ended = await board.RunAsync("Scene", token => services.Chat.Answer.ApproveAsync(approval.Id, prompt, token), follow);
        Problem = ended.Problem;
    }

    public async Task<Problem?> DenyAsync()
    {
        try
        {
            await Task.Run(() => services.Chat.Answer.DenyAsync(approval.Id, CancellationToken.None));
            IsAnswered = true;
            return null;
        }
        catch (Exception error)
        {
            return Problem.Of(error);
        }
    }

    /// <summary>Keeps the wording for later.</summary>
    public async Task<Problem?> KeepAsync()
    {
        if (Prompt == approval.Prompt || IsAnswered)
        {
            return null;
        }

        try
        {
            await Task.Run(async () => await services.Chat.Approvals.EditAsync(approval.Id, Prompt, CancellationToken.None));
            return null;
        }
        catch (Exception error)
        {
            return Problem.Of(error);
        }
    }

    /// <summary>Has the writer draft another; this one is denied once there is one.</summary>
    public async Task<Activity> RegenerateAsync()
    {
        var ask = new SceneAsk { Chat = approval.Chat, Message = approval.Message };
        var ended = await board.RunAsync("Scene prompt", token => services.Chat.Draft.RunAsync(ask, token), follow);
        if (ended.State == ActivityState.Done)
        {
            await DenyAsync();
        }

        return ended;
    }
}

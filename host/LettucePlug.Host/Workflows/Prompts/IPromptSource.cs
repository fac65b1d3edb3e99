namespace LettucePlug.Host.Workflows.Prompts;

/// <summary>Where the words come from that models are asked with.</summary>
internal interface IPromptSource
{
    ValueTask<Prompt> RenderAsync(PromptCall call, CancellationToken cancellationToken);
}

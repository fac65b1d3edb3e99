namespace LettucePlug.EndToEnd;

public sealed class FilesChatKillTests() : ChatKillTests("files")
{
    protected override int UsualRounds => 15;
}

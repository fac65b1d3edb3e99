namespace TestDependency;

public static class Answer
{
    public static string Text { get; } = "dependency Two";
}

export default function Landing() {
  return <h1>Amana</h1>;
}
